"""Tables ─► findings: what validation has to say."""
