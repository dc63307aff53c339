"""Learns the weights of the reading from labelled material. Only here is scikit-learn used, and only when asked."""
