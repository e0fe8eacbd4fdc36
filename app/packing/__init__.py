"""Packs the program with Python and Qt inside, for machines that have neither. Run by app/__main__.

``python3 app --build portable|deb|windows|macos`` prepares the checkout's environment, adds
PyInstaller to it, and runs this package in it.
"""
