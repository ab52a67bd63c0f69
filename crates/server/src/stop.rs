//! The signals that stop the process.

use tokio::sync::watch;

/// Returns a channel that becomes true when the process receives a signal to stop.
pub(crate) fn stop_signal() -> std::io::Result<watch::Receiver<bool>> {
    let (tell, told) = watch::channel(false);
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::spawn(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
        let _ = tell.send(true);
    });
    Ok(told)
}

/// Returns when the process has received a signal to stop.
pub(crate) async fn wait(mut stop: watch::Receiver<bool>) {
    // An error means that the sender is gone. Then nobody can stop the process, and there is nothing to wait for.
    let _ = stop.wait_for(|&stopped| stopped).await;
}
