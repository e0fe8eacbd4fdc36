"""The command line: a door to the same core as the window."""
