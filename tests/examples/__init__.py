"""The programs in examples/, built, run and tested as their readers would."""
