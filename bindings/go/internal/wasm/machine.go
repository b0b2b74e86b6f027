// Package wasm is the core as WebAssembly, run by wazero: for builds without cgo, and platforms that have no library. What the file
// needs and answers is described where it is built, in crates/wxnotify-wasm.
package wasm

import (
	"context"
	"crypto/rand"
	_ "embed" // for the file
	"encoding/binary"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/wxnotify/wxnotify-go/internal/native"
)

// The file is made by native.sh of this module.
//
//go:embed wxnotify.wasm
var file []byte

const abiVersion = 1

// mostMemory is how far an instance's memory grows: enough for the longest body that a parser can be told to take.
const mostMemory = 1 << 30

// The file is compiled when it is first needed.
var compiled = sync.OnceValue(func() *compilation {
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(mostMemory>>16))
	_, err := runtime.NewHostModuleBuilder("wxnotify").
		NewFunctionBuilder().WithFunc(now).Export("now").
		NewFunctionBuilder().WithFunc(random).Export("random").
		Instantiate(ctx)
	if err == nil {
		var module wazero.CompiledModule
		if module, err = runtime.CompileModule(ctx, file); err == nil {
			return &compilation{runtime, module}
		}
	}
	panic("wxnotify: the WebAssembly core cannot be compiled; please report it: " + err.Error())
})

type compilation struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

func now() float64 { return float64(time.Now().Unix()) }

// random fills memory with random numbers fit for keys. Go's own never fails.
func random(_ context.Context, module api.Module, ptr, length uint32) uint32 {
	room, isThere := module.Memory().Read(ptr, length)
	if !isThere {
		return 1
	}
	_, _ = rand.Read(room)
	return 0
}

// instance is the core with a memory of its own. It serves one call at a time.
type instance struct {
	module api.Module
	alloc  api.Function
	free   api.Function
	call   api.Function
	// Where the stack begins, to which a trap sets it back.
	stack      api.MutableGlobal
	stackBegin uint64
	parsers    map[*parser]held
	// How many parsers had been freed when this instance last forgot those.
	freed uint64
}

func newInstance() *instance {
	c := compiled()
	ctx := context.Background()
	module, err := c.runtime.InstantiateModule(ctx, c.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		panic("wxnotify: the WebAssembly core does not start; please report it: " + err.Error())
	}
	i := &instance{module: module, alloc: module.ExportedFunction("wxnotify_alloc"), free: module.ExportedFunction("wxnotify_free"),
		call: module.ExportedFunction("wxnotify_call"), stack: module.ExportedGlobal("__stack_pointer").(api.MutableGlobal),
		parsers: map[*parser]held{}}
	i.stackBegin = i.stack.Get()
	if found := i.must(module.ExportedFunction("wxnotify_abi_version")); found != abiVersion {
		panic(fmt.Sprintf("wxnotify: this package speaks version %d of the WebAssembly core's interface, and the file %d; take both of one release", abiVersion, found))
	}
	return i
}

// must calls a function that does not fail.
func (i *instance) must(function api.Function, arguments ...uint64) uint32 {
	results, err := function.Call(context.Background(), arguments...)
	if err != nil {
		panic("wxnotify: the WebAssembly core failed; please report it: " + err.Error())
	}
	if len(results) == 0 {
		return 0
	}
	return uint32(results[0])
}

// request is what the core is asked: Do says what, and the rest are its members.
type request struct {
	text   any
	header map[string][]string
	bytes  []byte
}

// ask has the core answer a request, and reads its answer into answer: a *[]byte takes it as it is, nil drops it.
func (i *instance) ask(request request, answer any) error {
	text, err := json.Marshal(request.text)
	if err != nil {
		panic(fmt.Sprintf("wxnotify: texts and numbers make JSON: %v", err))
	}
	reply, err := i.send(text, packed(request.header), request.bytes)
	// There may be keys in it.
	clear(text)
	if err != nil || answer == nil {
		return err
	}
	if asItIs, isBytes := answer.(*[]byte); isBytes {
		*asItIs = reply
		return nil
	}
	if err := json.Unmarshal(reply, answer); err != nil {
		return failure(native.Failure{Code: "INTERNAL", Message: "the WebAssembly core's answer cannot be read; please report it"})
	}
	return nil
}

// send copies a request's parts there, and its answer back.
func (i *instance) send(text, header, bytes []byte) ([]byte, error) {
	length := len(text) + len(header) + len(bytes)
	if uint64(length) > mostMemory {
		return nil, outOfMemory()
	}
	block, err := i.alloc.Call(context.Background(), uint64(length))
	if err != nil || block[0] == 0 {
		return nil, outOfMemory()
	}
	start := uint32(block[0])
	at := start
	memory := i.module.Memory()
	for _, part := range [][]byte{text, header, bytes} {
		memory.Write(at, part)
		at += uint32(len(part))
	}
	begin := func(offset int) uint64 { return uint64(start) + uint64(offset) }
	results, err := i.call.Call(context.Background(), begin(0), uint64(len(text)), begin(len(text)), uint64(len(header)),
		begin(len(text)+len(header)), uint64(len(bytes)))
	var head uint32
	if err != nil {
		// A panic there is a trap.
		i.stack.Set(i.stackBegin)
		head = i.must(i.module.ExportedFunction("wxnotify_trapped"))
	} else {
		head = uint32(results[0])
	}
	i.must(i.free, uint64(start), uint64(length))
	if head == 0 {
		return nil, outOfMemory()
	}
	return i.take(head)
}

// take copies an answer, and frees it: its code, its length, and itself.
func (i *instance) take(answer uint32) ([]byte, error) {
	const headLength = 8
	memory := i.module.Memory()
	head, _ := memory.Read(answer, headLength)
	code, length := binary.LittleEndian.Uint32(head), binary.LittleEndian.Uint32(head[4:])
	content, _ := memory.Read(answer+headLength, length)
	copied := append([]byte{}, content...)
	i.must(i.free, uint64(answer), uint64(headLength+length))
	if code == 0 {
		return copied, nil
	}
	var told native.Failure
	if err := json.Unmarshal(copied, &told); err != nil {
		told = native.Failure{Code: "INTERNAL", Message: "the WebAssembly core's error cannot be read; please report it"}
	}
	return nil, failure(told)
}

// failure is a failure's error, with the answer to it.
func failure(told native.Failure) error {
	told.Ack = tables().acks[told.Code]
	return native.NewError(told)
}

func outOfMemory() error {
	return failure(native.Failure{Code: "INTERNAL", Message: fmt.Sprintf("the WebAssembly core has no more than %d MiB of memory", mostMemory>>20)})
}

// size is how much memory it has.
func (i *instance) size() uint32 { return i.module.Memory().Size() }

func (i *instance) close() { _ = i.module.Close(context.Background()) }

// packed are headers as the core takes them: each name and each value after its length.
func packed(header map[string][]string) []byte {
	var all []byte
	put := func(text string) {
		all = binary.LittleEndian.AppendUint32(all, uint32(len(text)))
		all = append(all, text...)
	}
	for name, values := range header {
		for _, value := range values {
			put(name)
			put(value)
		}
	}
	return all
}
