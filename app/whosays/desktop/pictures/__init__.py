"""The page of what was learnt: words first, then skills, then pictures of both rates."""
