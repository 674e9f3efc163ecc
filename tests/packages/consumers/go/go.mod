module consumer.test/consumer

go 1.21

require consumed.test/codes v0.0.0

replace consumed.test/codes => ./codes
