"""Lessons on paper: a worksheet to write on and a key, set for a printer or a PDF."""
