"""What running text says about itself and its survey ─► facts; what it does not say stays None."""
