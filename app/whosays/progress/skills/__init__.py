"""What a learner can do: skill by category, and discernment over all of them.

Nothing here is stored. Everything is computed from opportunities, which the record holds for good,
so that computing it again gives the same.
"""
