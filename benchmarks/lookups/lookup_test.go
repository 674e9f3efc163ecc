// Measures the Go package of the made-up codes beside a map with the same details.
package lookups

import (
	"testing"

	"example.org/codes"
)

var (
	all     = codes.All()
	unknown = []string{"FROM_ANOTHER_VERSION", "", "access_agent", "ACCESS_AGENT_CERTIFICATE"}
	byCode  = map[codes.Code]codes.Details{}
	found   bool
	got     codes.Details
)

func init() {
	for _, code := range all {
		byCode[code], _ = codes.Lookup(code)
	}
}

func BenchmarkLookup(b *testing.B) {
	for i := 0; i < b.N; i++ {
		got, found = codes.Lookup(all[i%len(all)])
	}
}

func BenchmarkLookupMap(b *testing.B) {
	for i := 0; i < b.N; i++ {
		got, found = byCode[all[i%len(all)]]
	}
}

func BenchmarkKnown(b *testing.B) {
	for i := 0; i < b.N; i++ {
		found = all[i%len(all)].Known()
	}
}

func BenchmarkKnownMap(b *testing.B) {
	for i := 0; i < b.N; i++ {
		_, found = byCode[all[i%len(all)]]
	}
}

func BenchmarkUnknown(b *testing.B) {
	for i := 0; i < b.N; i++ {
		_, found = codes.ParseCode(unknown[i%len(unknown)])
	}
}

func BenchmarkUnknownMap(b *testing.B) {
	for i := 0; i < b.N; i++ {
		_, found = byCode[codes.Code(unknown[i%len(unknown)])]
	}
}
