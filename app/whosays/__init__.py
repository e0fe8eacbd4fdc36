"""Who Says? teaches people to read the news the way a good editor does."""

__version__ = "0.1.0"
