"""Pages as pictures with what was recognised drawn over them, to see why a table came out wrong."""
