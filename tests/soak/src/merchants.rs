//! The merchants' processes.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use crate::Staff;

/// The merchants' processes.
pub(crate) struct Merchants {
    processes: Mutex<Vec<Child>>,
    ports: Vec<u16>,
    program: PathBuf,
    arguments: Vec<String>,
}

impl Merchants {
    /// Starts as many as are wanted, on ports that are free.
    pub(crate) fn start(staff: &Staff, count: usize, url: &str, folder: &Path) -> Result<Self, String> {
        let free =
            |_| std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| Ok(listener.local_addr()?.port()));
        let ports = (0..count).map(free).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
        let folder = folder.display().to_string();
        let itself = || std::env::current_exe().map_err(|error| error.to_string());
        let (program, role) = match &staff.merchant {
            Some(program) => (program.clone(), None),
            None => (itself()?, Some("merchant")),
        };
        let options =
            ["--database", staff.database.name(), "--mode", staff.mode.name(), "--url", url, "--keys", &folder];
        let arguments = role.into_iter().chain(options).map(str::to_owned).collect();
        let merchants = Self { processes: Mutex::default(), ports, program, arguments };
        let started = (0..count).map(|index| merchants.process(index)).collect::<Result<Vec<_>, _>>()?;
        *merchants.processes.lock().map_err(|_| "locked".to_owned())? = started;
        Ok(merchants)
    }

    fn process(&self, index: usize) -> Result<Child, String> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .args(["--port", &self.ports[index].to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command.spawn().map_err(|error| error.to_string())
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.ports.len()
    }

    /// Where one takes notifications.
    pub(crate) fn url(&self, index: usize) -> String {
        format!("http://127.0.0.1:{}/notify", self.ports[index])
    }

    /// Whether a merchant takes connections.
    pub(crate) fn is_up(&self, index: usize) -> bool {
        std::net::TcpStream::connect(("127.0.0.1", self.ports[index])).is_ok()
    }

    /// Kills one by SIGKILL, and starts it again. False where it cannot be killed.
    pub(crate) fn replace(&self, index: usize) -> bool {
        let mut processes = self.processes.lock().expect("nobody breaks down with it");
        let victim = &mut processes[index];
        let is_dead = victim.kill().is_ok() && victim.wait().is_ok();
        if let Ok(next) = self.process(index) {
            *victim = next;
        }
        is_dead
    }
}

impl Drop for Merchants {
    fn drop(&mut self) {
        if let Ok(processes) = self.processes.get_mut() {
            for process in processes {
                let _ = process.kill();
                let _ = process.wait();
            }
        }
    }
}
