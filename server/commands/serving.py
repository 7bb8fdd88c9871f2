"""``maquette serve``: migrate, bring in the sample if asked to, say where to look, listen."""

import click


@click.command("serve")
@click.option(
    "--with-sample", is_flag=True, help="Bring in the sample development where it is not there yet."
)
def command(with_sample: bool) -> None:
    """Serve the showcase and the sales team's pages."""
    # Before anything else is imported: what binds sockets, threads or time must bind gevent's.
    from gevent import monkey

    monkey.patch_all()
    from server.serving import serve
    from server.settings import read_settings

    serve(read_settings(), with_sample=with_sample)
