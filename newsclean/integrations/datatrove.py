"""datatrove: a step of a pipeline that puts the article in the place of the page.

    pipeline = [WarcReader("crawl/"), NewscleanExtractor(), JsonlWriter("articles/")]

Needs the extra ``newsclean[datatrove]``.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from newsclean.extras import needing

with needing("datatrove", "pyarrow", "datatrove"):
    import pyarrow as pa
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.pipeline.base import PipelineStep

from newsclean.batch.function import DEFAULTS, Columns, Options, extract_batch
from newsclean.batch.rows import texts_of

_PAGES = 64


class NewscleanExtractor(PipelineStep):  # type: ignore[misc]
    """A document's ``text`` becomes the article's body; all other columns go into its ``metadata``, as plain values.

    ``options.columns`` is not asked: a document's page is its text, its name its id, and its metadata may hold ``url``
    and ``crawled``. No document is dropped unless ``drop_empty``: a page without an article has an empty text, one that
    could not be done has the reason in ``metadata["error"]``.
    """

    name = "📰 newsclean"
    type = "🛢 - EXTRAC"

    def __init__(self, options: Options = DEFAULTS, *, drop_empty: bool = False) -> None:
        super().__init__()
        self.options = replace(options, columns=Columns())
        self.drop_empty = drop_empty

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """The documents, in their order."""
        source = iter(data)
        while documents := list(islice(source, _PAGES)):
            with self.track_time(unit="batch"):
                rows = extract_batch(_batch(documents), self.options).to_pylist()
            for document, row in zip(documents, rows, strict=True):
                self.stat_update("error" if row["error"] else row["verdict"])
                document.text = row.pop("body") or ""
                del row["id"], row["crawled"], row["url"]  # the document has its own
                document.metadata.update(row)
                if document.text or not self.drop_empty:
                    yield document


def _batch(documents: list[Document]) -> pa.RecordBatch:
    columns = {"id": [document.id for document in documents], "text": [document.text for document in documents]}
    for name in ("url", "crawled"):
        columns[name] = [document.metadata.get(name) for document in documents]
    return pa.RecordBatch.from_pydict({name: texts_of(values) for name, values in columns.items()})
