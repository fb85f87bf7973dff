"""Working days: weekends, both sides' public holidays and days off; the only module that knows ``holidays``."""
