package main

import (
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"testing"

	"go.containerssh.io/message"
)

func TestShowCode(t *testing.T) {
	for _, code := range message.All() {
		var back message.Details
		get(t, "/codes/"+string(code), http.StatusOK, &back)
		if details, _ := message.Lookup(code); !reflect.DeepEqual(back, details) {
			t.Errorf("%s: %v is not %v", code, back, details)
		}
	}
}

func TestUnknownCodeComesBackAsItWas(t *testing.T) {
	for _, text := range []string{
		"OF_ANOTHER_VERSION", "auth_failed", "AUTH_FAILED ", "A/B", "ü\n\"<x>\u2028", "%2F",
	} {
		code, known := message.ParseCode(text)
		if known || string(code) != text {
			t.Errorf("%q was parsed as %q", text, code)
		}
		var answer failure
		get(t, "/codes/"+url.PathEscape(text), http.StatusNotFound, &answer)
		if answer.Error != "unknown code" || string(answer.Code) != text {
			t.Errorf("%q: %q", text, answer)
		}
	}
}

func TestListCodes(t *testing.T) {
	type filter func(message.Details) bool
	for query, listed := range map[string]filter{
		"":              func(message.Details) bool { return true },
		"?level=debug":  func(message.Details) bool { return true },
		"?level=info":   func(d message.Details) bool { return d.Level != message.LevelDebug },
		"?level=alert":  func(message.Details) bool { return false },
		"?module=auth":  func(d message.Details) bool { return d.Module == "auth" },
		"?module=dockr": func(message.Details) bool { return false },
		"?level=critical&module=core": func(d message.Details) bool {
			return d.Code == message.ECoreConfig || d.Code == message.ECoreHostKeyGenerationFailed
		},
		"?level=warning&module=docker": func(d message.Details) bool {
			return d.Module == "docker" && d.Level.Level() >= message.LevelWarning.Level()
		},
	} {
		var list codeList
		get(t, "/codes"+query, http.StatusOK, &list)
		expected := []codeSummary{}
		for _, code := range message.All() {
			if d, _ := message.Lookup(code); listed(d) {
				expected = append(expected, codeSummary{d.Code, d.Module, d.Level, d.Summary})
			}
		}
		if list.Codes == nil || !slices.Equal(list.Codes, expected) {
			t.Errorf("%s: %v is not %v", query, list.Codes, expected)
		}
	}
}

func TestListCodesRefusesLevel(t *testing.T) {
	for _, query := range []string{"?level=", "?level=Warning", "?level=warn", "?level=4"} {
		var answer failure
		get(t, "/codes"+query, http.StatusBadRequest, &answer)
		expected := "unknown level, it is none of " +
			"debug, info, notice, warning, error, critical, alert, emergency"
		if answer.Error != expected || answer.Code != "" {
			t.Errorf("%s: %q", query, answer)
		}
	}
}
