"""What every way to show a report shares: tables laid out again, unseen characters made visible."""
