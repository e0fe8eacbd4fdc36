"""What `python3 app` does before the program starts. Standard library only."""
