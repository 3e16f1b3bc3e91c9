"""Near copies: which of a person's texts say again what another says, in nearly its words.

`words` says what a word is, `likeness` compares two texts, `index` finds the ones to compare
among a million. Nothing here does I/O.
"""
