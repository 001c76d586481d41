"""Which item and answers a number speaks of, by what its sentence says."""
