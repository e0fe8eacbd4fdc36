"""What was learnt, in words and in pictures."""
