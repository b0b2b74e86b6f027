package wasm

import (
	"runtime"
	"sync"
)

// What an instance holds by a number is its own. So there is one for handlers, the inbox and programs, one for the pretend platforms of
// tests, and a pool for what needs to remember nothing: each of its instances makes a parser the first time that it is to use it.

var (
	desk = &single{}
	lab  = &single{}
	pool = newInstances(runtime.GOMAXPROCS(0))
)

// single is one instance, made when it is first needed.
type single struct {
	lock     sync.Mutex
	instance *instance
}

func (s *single) ask(request request, answer any) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.instance == nil {
		s.instance = newInstance()
	}
	return s.instance.ask(request, answer)
}

// mostKept is how much memory an instance of the pool may keep: one big body does not hold memory for ever.
const mostKept = 16 << 20

// instances are at most so many, of which those that were used last are used first.
type instances struct {
	places chan struct{}
	lock   sync.Mutex
	idle   []*instance
}

func newInstances(most int) *instances {
	return &instances{places: make(chan struct{}, most)}
}

// use waits for an instance that nobody else uses.
func (p *instances) use(work func(*instance) error) error {
	p.places <- struct{}{}
	defer func() { <-p.places }()
	used := p.take()
	isWhole := false
	defer func() {
		// A panic leaves it as nobody knows.
		if isWhole && used.size() <= mostKept {
			p.giveBack(used)
		} else {
			used.close()
		}
	}()
	err := work(used)
	isWhole = true
	return err
}

func (p *instances) take() *instance {
	p.lock.Lock()
	defer p.lock.Unlock()
	last := len(p.idle) - 1
	if last < 0 {
		return newInstance()
	}
	taken := p.idle[last]
	p.idle = p.idle[:last]
	return taken
}

func (p *instances) giveBack(used *instance) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.idle = append(p.idle, used)
}

func (p *instances) ask(request request, answer any) error {
	return p.use(func(i *instance) error { return i.ask(request, answer) })
}
