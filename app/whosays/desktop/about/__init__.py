"""The pages about the program itself: what it is, where it keeps things, whose work is in it."""
