"""Lets a second start hand a pack over to the window that is open on the same data folder.

Qt has a server for this, but its network library needs Kerberos from the system, which a small
installation lacks.
"""
