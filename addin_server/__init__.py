"""主笔 Zhubi: a drafting assistant for 组工信息 in Word, WPS and the browser."""

__version__ = "0.2.0"
