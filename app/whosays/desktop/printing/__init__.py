"""Lessons on paper: the worksheet for a class, and the key for whoever teaches it."""
