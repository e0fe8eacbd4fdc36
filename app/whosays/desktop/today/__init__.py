"""The page of the day: a short round of passages that are due."""
