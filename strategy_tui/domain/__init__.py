"""The nouns: frozen values and pure functions that know nothing of files, networks or screens."""
