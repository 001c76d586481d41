"""Tests of the editors' pages in a real Chromium.

A package, so that its fixtures end with it: the browser keeps an event loop running in this thread,
and tests of other folders start loops of their own.
"""
