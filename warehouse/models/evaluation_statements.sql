-- One row per thing an evaluation says: what it found, what it recommends, what it teaches.
WITH said AS (
    SELECT
        evaluation_id,
        'finding' AS statement_kind,
        concat_ws(' / ', dac_criterion, printed_criterion) AS statement_number,
        finding AS statement,
        printed_criterion AS subject_theme,
        document,
        locator
    FROM evaluation_findings
    UNION ALL
    SELECT
        evaluation_id,
        'recommendation',
        concat_ws(' / ', document_group, item_number),
        recommendation,
        subject_theme,
        document,
        locator
    FROM recommendations
    UNION ALL
    SELECT
        evaluation_id,
        'lesson',
        concat_ws(' / ', lesson_polarity, item_number),
        lesson,
        subject_theme,
        document,
        locator
    FROM lessons
)

SELECT
    said.evaluation_id,
    evaluation_register.project_code,
    said.statement_kind,
    said.statement_number,
    said.statement,
    said.subject_theme,
    -- Found by words, so it says that gender, women or rights are spoken of, not what is said.
    regexp_matches(
        lower(concat_ws(' ', said.statement, said.subject_theme)),
        'gender|women|rights'
    ) AS speaks_of_gender,
    said.document,
    said.locator
FROM said
LEFT JOIN evaluation_register ON evaluation_register.evaluation_id = said.evaluation_id
