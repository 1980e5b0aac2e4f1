"""Files and pages -> Documents with regions, publisher and date."""
