"""What a report says, apart from where, and how two states of it differ."""
