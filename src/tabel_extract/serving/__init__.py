"""The pages over HTTP, for those who sign numbers off: on this machine, or with a token."""
