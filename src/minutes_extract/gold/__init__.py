"""Gold annotations: their format, their checker, their alignment."""
