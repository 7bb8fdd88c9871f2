"""The record of processing (GDPR art. 30) and the impact assessment (art. 35), as the code declares."""
