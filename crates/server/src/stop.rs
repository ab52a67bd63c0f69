//! How a process is asked to stop.

use tokio::sync::watch;

/// Becomes true when the process is asked to stop.
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

/// Ends when the process is asked to stop.
pub(crate) async fn wait(mut stop: watch::Receiver<bool>) {
    // An error means that nobody can ask to stop any more; then there is nothing to wait for either.
    let _ = stop.wait_for(|&stopped| stopped).await;
}
