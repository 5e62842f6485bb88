/// Tools for language models and those who speak for them: over MCP and the documented chat door,
/// one implementation, through every guardrail. Doors: ToolDesk, McpDoor, ChatApi.
@NullMarked
package osiriscare.central.tool;

import org.jspecify.annotations.NullMarked;
