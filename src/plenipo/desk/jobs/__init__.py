"""Long work, done by a worker and taken up again when it is killed."""
