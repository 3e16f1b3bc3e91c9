"""A personal social-media strategy and feed-hygiene assistant for the terminal."""

__version__ = "0.1.0"
