"""What only several decrees of one office show together: IKU against IKI, this year against last year.

One file a rule, its page beside it; a rule here is an OfficeRule and says in which decree the fault is to be mended.
"""
