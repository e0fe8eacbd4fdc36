"""What was read, and what came of it."""
