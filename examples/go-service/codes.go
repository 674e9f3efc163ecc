package main

import (
	"net/http"

	"go.containerssh.io/message"
)

const unknownLevel = "unknown level, it is none of " +
	"debug, info, notice, warning, error, critical, alert, emergency"

// codeSummary is a code in a list.
type codeSummary struct {
	Code    message.Code  `json:"code"`
	Module  string        `json:"module"`
	Level   message.Level `json:"level"`
	Summary string        `json:"summary"`
}

// codeList is the answer to a request for a list.
type codeList struct {
	Codes []codeSummary `json:"codes"`
}

// showCode answers GET /codes/{code}. A code that is not known may be one of another version,
// and is given back as it came.
func showCode(w http.ResponseWriter, r *http.Request) {
	code, known := message.ParseCode(r.PathValue("code"))
	if !known {
		writeJSON(w, http.StatusNotFound, failure{"unknown code", code})
		return
	}
	details, _ := message.Lookup(code)
	writeJSON(w, http.StatusOK, details)
}

// listCodes answers GET /codes, with the parameters level, the least level to list, and module.
func listCodes(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	module, least := query.Get("module"), message.LevelDebug
	if query.Has("level") {
		var known bool
		if least, known = message.ParseLevel(query.Get("level")); !known {
			writeJSON(w, http.StatusBadRequest, failure{Error: unknownLevel})
			return
		}
	}
	list := codeList{Codes: []codeSummary{}}
	for _, code := range message.All() {
		d, _ := message.Lookup(code)
		severe := d.Level.Severity() <= least.Severity() // 0 is the most severe
		if severe && (module == "" || module == d.Module) {
			list.Codes = append(list.Codes, codeSummary{d.Code, d.Module, d.Level, d.Summary})
		}
	}
	writeJSON(w, http.StatusOK, list)
}
