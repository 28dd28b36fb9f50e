// Package cases calls a function with the arguments of a case, and says what it returns. It is compiled with Go's own
// packages when the pack is made; harness.ts writes the few lines that call it.
package cases

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"time"
)

const (
	argumentsFile = "/.pairboard/arguments.json"
	resultFile    = "/.pairboard/result.json"
)

// Run ends the program. What is wrong is a panic, as it is in the function itself.
func Run(function any) {
	call := reflect.ValueOf(function)
	arguments := read(call.Type())
	begun := time.Now()
	var results []reflect.Value
	if call.Type().IsVariadic() {
		results = call.CallSlice(arguments)
	} else {
		results = call.Call(arguments)
	}
	took := time.Since(begun)
	if len(results) > 0 {
		if err, failed := results[len(results)-1].Interface().(error); failed {
			panic(err)
		}
	}
	var value any
	if len(results) > 0 {
		value = results[0].Interface()
	}
	write(value, took)
	os.Exit(0)
}

func read(function reflect.Type) []reflect.Value {
	text, err := os.ReadFile(argumentsFile)
	var given []json.RawMessage
	if err == nil {
		err = json.Unmarshal(text, &given)
	}
	if err != nil {
		panic(err)
	}
	if len(given) != function.NumIn() {
		panic(fmt.Sprintf("TypeError: the cases give %d arguments to a %v", len(given), function))
	}
	arguments := make([]reflect.Value, len(given))
	for index, text := range given {
		argument := reflect.New(function.In(index))
		decoder := json.NewDecoder(bytes.NewReader(text))
		// A field that cannot be reached would stay zero without a word.
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(argument.Interface()); err != nil {
			panic(fmt.Sprintf("TypeError: argument %d of a %v: %v", index+1, function, err))
		}
		arguments[index] = argument.Elem()
	}
	return arguments
}

func write(value any, took time.Duration) {
	text, err := json.Marshal(struct {
		Value any     `json:"value"`
		Ms    float64 `json:"ms"`
	}{value, float64(took) / float64(time.Millisecond)})
	if err == nil {
		err = os.WriteFile(resultFile, text, 0o600)
	}
	if err != nil {
		panic(fmt.Sprintf("RangeError: the result cannot be said: %v", err))
	}
}
