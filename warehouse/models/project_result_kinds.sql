-- One row per project and kind of result the sources speak of.
SELECT DISTINCT
    project_code,
    result_kind
FROM results
