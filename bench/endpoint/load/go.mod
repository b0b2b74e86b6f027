module wxnotify.example/bench/endpoint/load

go 1.24
