-- One row per data issue, with the name of the document it was found in.
SELECT
    data_issues.issue_id,
    data_issues.severity,
    data_issues.rule,
    data_issues.entity,
    data_issues.entity_id,
    data_issues.attribute,
    data_issues.message,
    data_issues.found_value,
    data_issues.expected_value,
    data_issues.handling,
    sources.short_label,
    data_issues.document,
    data_issues.locator,
    data_issues.source_file,
    data_issues.source_row
FROM data_issues
LEFT JOIN sources ON sources.document = data_issues.document
