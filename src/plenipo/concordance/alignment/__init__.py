"""Which provisions of two texts correspond: vectors, candidates, scores, and the choice of targets."""
